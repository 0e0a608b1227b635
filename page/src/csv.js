/** Cuts CSV files into parts that the API takes one by one. */

/** The text of a file: UTF-8 or, where it is not that, latin-1 as spreadsheets write it. */
export async function readText(file) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * The parts of a file: `{ csv, rows, firstLine }`, each with the file's header, at most `size` lines, and the line of the file
 * that it begins with. A row is a line, as it is to the API; blank lines are no rows, and go along for the count of lines.
 */
export function chunks(text, size) {
  const lines = text.split(/\r\n|\n|\r/);
  const header = lines.findIndex((line) => line.trim() !== "");
  const parts = [];
  for (let begin = header + 1; begin < lines.length; begin += size) {
    const part = lines.slice(begin, begin + size);
    const rows = part.filter((line) => line.trim() !== "").length;
    if (rows > 0) {
      parts.push({ csv: [lines[header], ...part].join("\n"), rows, firstLine: begin + 1 });
    }
  }
  return parts;
}
