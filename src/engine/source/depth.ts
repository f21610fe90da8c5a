/** How deep a document may nest. Stands apart from the parser, so that the page can say so without loading it. */
export const MAX_DEPTH = 200;
