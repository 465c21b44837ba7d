/** What an archive lacks because it would be too large: versions before one, and a number of files. */
type LeftOut = { versionsBefore: number | undefined; filesLeftOut: number };

/** Writes what an archive says of itself, for a person who knows nothing of the service. */
export function readme({ versionsBefore, filesLeftOut }: LeftOut): string {
  const missing = [
    versionsBefore !== undefined &&
      `The versions before ${versionsBefore} are not in here: this archive would be too large. They can be read one by one\n(GET /resume/{email}/history/{version}).`,
    filesLeftOut > 0 &&
      `${filesLeftOut} of the stored files ${filesLeftOut === 1 ? "is" : "are"} not in here, because this archive would be too large or because they ended meanwhile.\nThey can be made again from the resume (GET /resume/{email}/download).`,
  ].filter((line) => line !== false);
  return `${[contents, missing.length > 0 && `What is missing\n\n${missing.join("\n\n")}`, elsewhere].filter(Boolean).join("\n\n")}\n`;
}

const contents = `What is stored of you

resume.json    Your resume as it is now, with its variants, with hidden entries, and with data of the program that you
               write it with (custom).
account.json   The random number of your resume (id), and the name that your sign-in has for you (owner), if there is one.
versions.json  When each version was made, and which fields it changed.
history/       Each earlier version of your resume. A version that only deleted the resume has no file.
shares.json    The links that you gave to others: what they show, until when, and how often they were read. The links
               themselves and their passwords are not stored. Only hashes of them are, by which nobody can find them out;
               these are not in here.
files/         The PDFs and other files that were made of your resume in the last 30 days. They are copies for the next
               download, and can be made again.`;

const elsewhere = `What is kept elsewhere

Logs           The service writes a line for each request: when, what kind of request, how long it took, how it ended, and
               a pseudonym of your email address. The pseudonym is made with a secret key, and the address cannot be found
               out of it without that key. No line has anything of your resume, your address, a password or a link. A line is
               also written for each request of an administrator who reads or changes your resume. On AWS the service keeps
               these lines for 30 days. On other machines, whoever runs the service decides how long they are kept.
Backups        On AWS, each state of the database can be recovered for 35 days. On other machines, whoever runs the service
               decides how long backups are kept.
This archive   The service erases its copy of this archive after about a day.

Ask whoever runs the service about what is not said here.`;
