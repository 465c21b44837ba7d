import type { Plugin } from "esbuild";

/** Modules of the PDF engine's packages for cases that do not occur here, each with the reason. */
const unused: Record<string, string> = {
  "@react-pdf/reconciler/lib/reconciler-23.js": "it is for React 18",
  "@react-pdf/reconciler/lib/reconciler-31.js": "it is for React before 19.2",
};

/** Leaves them out. Who reaches one nevertheless hears why it is not there. */
export const withoutUnusedCode: Plugin = {
  name: "without-unused-code",
  setup({ onLoad, onEnd }) {
    const met = new Set<string>();
    const names = Object.keys(unused);
    onLoad({ filter: new RegExp(`/node_modules/(${names.join("|")})$`) }, ({ path }) => {
      const name = names.find((one) => path.endsWith(one)) as string;
      met.add(name);
      const message = `${name} is not in the bundle: ${unused[name]} (scripts/unused-code.ts)`;
      // By all the names that importers know.
      return {
        contents: `export default function no() { throw new Error(${JSON.stringify(message)}); } export { no as syllables };`,
      };
    });
    onEnd(() => {
      const missing = names.filter((name) => !met.has(name));
      if (missing.length > 0) return { errors: [{ text: `No longer imported, or under another name: ${missing.join(", ")}` }] };
    });
  },
};
