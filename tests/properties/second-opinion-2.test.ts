import { test } from "vitest";
import { expectAgreement } from "../support/second-opinion.ts";

// Half of the 100,000 requests; the other half runs beside it in its own file.
test("the engine and the slow reading of the rules agree, part 2", { timeout: 120_000 }, () =>
  expectAgreement(2000),
);
