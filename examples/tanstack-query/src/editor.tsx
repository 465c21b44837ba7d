import { useMutation, useQuery } from "@tanstack/react-query";
import type { RouterInputs } from "resume-gateway/client";
import { queryClient, trpc } from "./trpc.ts";

type Changes = Omit<RouterInputs["resume"]["update"], "email">;

/** Shows the resume of an email, saves what is changed, and links to its PDF. */
export function Editor({ email }: { email: string }) {
  const reload = () => queryClient.invalidateQueries(trpc.resume.pathFilter());
  const stored = useQuery(trpc.resume.get.queryOptions({ email }, { retry: false }));
  const create = useMutation(trpc.resume.create.mutationOptions({ onSuccess: reload }));
  const update = useMutation(trpc.resume.update.mutationOptions({ onSuccess: reload }));
  const download = useQuery(trpc.resume.download.queryOptions({ email }, { enabled: stored.isSuccess }));

  if (stored.isPending) return <p>Loading …</p>;
  if (stored.error?.data?.code === "NOT_FOUND") {
    return (
      <button type="button" onClick={() => create.mutate({ email, name: "Ada Example" })}>
        Begin a resume
      </button>
    );
  }
  if (stored.error) return <p role="alert">{stored.error.message}</p>;

  const { name, headline = "", revision } = stored.data;
  // Another tab may have saved meanwhile: then the answer is PRECONDITION_FAILED, and its message says what to do.
  const save = (changes: Changes) => update.mutate({ email, expected_revision: revision, ...changes });
  return (
    <main>
      <h1>{name}</h1>
      <label>
        Headline <input defaultValue={headline} onBlur={(event) => save({ headline: event.target.value })} />
      </label>
      {update.error && <p role="alert">{update.error.message}</p>}
      {update.data && <p role="status">{update.data.message}</p>}
      {download.data && <a href={download.data.download_url}>{download.data.filename}</a>}
    </main>
  );
}
