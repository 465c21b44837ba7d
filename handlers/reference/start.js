/* Starts Scalar in the page of the reference. Most of it says that it is to ask no host of its maker, and to show no way there. */

const otherLanguages = "c clojure csharp dart fsharp go http java kotlin node objc ocaml php powershell python r ruby rust swift".split(
  " ",
);

Scalar.createApiReference("#reference", {
  url: "openapi.json",
  // Where the page comes from: its policy lets it call nobody else.
  servers: [{ url: new URL(".", location.href).href.replace(/\/$/, "") }],
  // Beside curl and fetch, which Scalar writes, the document has samples of the typed client.
  featuredClients: ["shell/curl", "js/fetch"],
  defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
  hiddenClients: {
    ...Object.fromEntries(otherLanguages.map((language) => [language, true])),
    js: ["axios", "jquery", "ofetch", "xhr"],
    shell: ["httpie", "wget"],
  },
  defaultOpenAllTags: true,
  telemetry: false,
  withDefaultFonts: false,
  proxyUrl: "",
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: "never",
});

/* Makes links of the addresses in answers, which Scalar shows as text. */

const addressIn = (element) => /^"(https?:\/\/[^"\s]+)"$/.exec(element.textContent)?.[1];

function markAddresses() {
  for (const text of document.querySelectorAll('.cm-content[contenteditable="false"] .cm-line span:not(.address)')) {
    if (addressIn(text) === undefined) continue;
    text.classList.add("address");
    text.role = "link";
    text.tabIndex = 0;
  }
}

/* Mends what Scalar's client tells screen readers wrongly, by a selector of each element. */

const mended = {
  ".cm-content:not([aria-label])": (editor) => editor.setAttribute("aria-label", "Body"),
  '.cm-scroller[tabindex="-1"]': (scroller) => scroller.setAttribute("tabindex", "0"),
  'button[role="none"]': (button) => button.removeAttribute("role"),
  ".code-input-lite__editor[role]:not([aria-expanded])": (field) => field.setAttribute("aria-expanded", "false"),
  // What it names is not there.
  'button[class*="copy-button"][aria-controls]': (button) => button.removeAttribute("aria-controls"),
};

function mend() {
  markAddresses();
  for (const [selector, change] of Object.entries(mended)) document.querySelectorAll(selector).forEach(change);
}

function follow(event) {
  const link = event.target.closest?.(".address");
  if (!link || (event.type === "keydown" && event.key !== "Enter")) return;
  event.preventDefault();
  window.open(addressIn(link), "_blank", "noopener");
}

new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
document.addEventListener("click", follow);
document.addEventListener("keydown", follow);
