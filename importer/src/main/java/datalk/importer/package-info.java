/**
 * The command-line importer: export files in, {@code POST /api/imports/…} in chunks out, and what the server reported.
 *
 * <p>Nothing is judged here: which rows are right is for the server to say. This package reads, transcodes, splits,
 * sends, waits where the server asks for it, and translates the server's line numbers back to the file's own.
 */
package datalk.importer;
