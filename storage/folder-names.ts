/** What a data folder holds over SQLite: the database, and the folder of PDFs and other files. */
export const databaseName = "resumes.db";
export const filesName = "files";

/** What it holds with the embedded servers of the cloud. */
export const dynamoName = "dynamodb";
export const s3Name = "s3";
