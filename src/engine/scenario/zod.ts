import { en } from "zod/locales";
import * as z from "zod/mini";

// Without `jitless` zod tries whether it may compile code, which the page's Content-Security-Policy forbids and reports.
// It is asked when a schema is made, so every schema takes `z` from here. The small zod speaks no language by itself.
z.config({ ...en(), jitless: true });

export { z };
