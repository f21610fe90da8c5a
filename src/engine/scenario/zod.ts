import { z } from "zod";

// Without this zod tries whether it may compile code, which the page's Content-Security-Policy forbids and reports.
// It is asked when a schema is made, so every schema takes `z` from here.
z.config({ jitless: true });

export { z };
