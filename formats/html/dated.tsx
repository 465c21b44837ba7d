/** @jsxImportSource hono/jsx */
import { isoDate } from "../page/iso-date.ts";

/** Between the two dates of a range. */
const between = " – ";

/** Sets a date or a range of dates, each with what it is for machines. */
export const Dated = ({ text }: { text: string }) => (
  <span class="quiet">
    {text.split(between).map((part, i) => {
      const iso = isoDate(part);
      return (
        <>
          {i > 0 && between}
          {iso ? (
            <time class={i === 0 ? "dt-start" : "dt-end"} datetime={iso}>
              {part}
            </time>
          ) : (
            part
          )}
        </>
      );
    })}
  </span>
);
