/** A file that no resume can be read out of. Its message is for whoever sent it. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}
