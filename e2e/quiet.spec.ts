import { SILENCE } from "../src/ui/messages/silence.ts";
import { counter, watchPolicy } from "./support/loaded.ts";
import { expect, test } from "./support/test.ts";
import { openLoaded, tour } from "./support/tour.ts";

const OWN =
  /^GET http:\/\/localhost:\d+\/($|theme\.js$|sw\.js$|favicon\.svg$|icon-[\w-]+\.png$|index\.html$|manifest\.webmanifest$|assets\/[\w.-]+-[\w-]{8}\.(js|css|ttf|woff2)$)/;

for (const serviceWorker of [false, true]) {
  test.describe(serviceWorker ? "kept for offline use" : "without a service worker", () => {
    test.use({ serviceWorker });

    test("the page asks for its own files, and once it has loaded for nothing", async ({
      lobby,
      page,
      context,
    }) => {
      test.setTimeout(120_000);
      // The context hears the service worker's requests as well as the page's and those of its workers.
      const asked: string[] = [];
      context.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
      await openLoaded(lobby);
      expect(asked.length).toBeGreaterThan(20);
      expect(asked.filter((request) => !OWN.test(request))).toEqual([]);
      const loaded = asked.length;
      await tour(lobby);
      expect(asked.slice(loaded)).toEqual([]);
      await expect(counter(page)).toHaveAccessibleName(SILENCE.since(0));
      await counter(page).click();
      await expect(page.getByText(SILENCE.none)).toBeVisible();
    });
  });
}

test("the policy of the page is there, and nothing that the page does breaks it", async ({
  lobby,
  page,
}) => {
  test.setTimeout(120_000);
  const breaches = await watchPolicy(page);
  await openLoaded(lobby);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute("content", /^default-src 'none'; script-src 'self';/);
  await tour(lobby);
  expect(breaches).toEqual([]);
});

test("the counter counts: a file of the page's own that is asked for later is shown", async ({
  lobby,
  page,
}) => {
  await openLoaded(lobby);
  await page.evaluate(() => fetch("./manifest.webmanifest?later", { cache: "no-store" }));
  await expect(counter(page)).toHaveAccessibleName(SILENCE.since(1));
  await counter(page).click();
  await expect(page.getByRole("dialog").getByText("manifest.webmanifest")).toBeVisible();
});

test.describe("whoever got a script into the page", () => {
  // What the policy forbids is said in the console.
  test.use({ quiet: false });

  test("could not send anything away, and the page says that it was tried", async ({
    lobby,
    page,
    baseURL,
  }) => {
    await openLoaded(lobby);
    // Another origin on this machine: the same server by its number.
    const elsewhere = (baseURL ?? "").replace("localhost", "127.0.0.1");
    const ways = await page.evaluate(async (url) => {
      const refused = (start: () => unknown) =>
        new Promise<string>((resolve) => {
          const heard = (event: SecurityPolicyViolationEvent) =>
            resolve(`refused by ${event.effectiveDirective}`);
          document.addEventListener("securitypolicyviolation", heard, { once: true });
          try {
            Promise.resolve(start()).catch(() => {});
          } catch {
            // The event says by what.
          }
        });
      const put = (name: string, set: Readonly<Record<string, string>>) =>
        document.body.append(Object.assign(document.createElement(name), set));
      return {
        fetch: await refused(() => fetch(url, { mode: "no-cors" })),
        beacon: await refused(() => navigator.sendBeacon(url, "secret")),
        socket: await refused(() => new WebSocket(url.replace("http", "ws"))),
        events: await refused(() => new EventSource(url)),
        image: await refused(() => put("img", { src: `${url}a.png` })),
        style: await refused(() => put("link", { rel: "stylesheet", href: `${url}a.css` })),
        frame: await refused(() => put("iframe", { src: url })),
        form: await refused(() => {
          const form = Object.assign(document.createElement("form"), { action: url });
          document.body.append(form);
          form.submit();
        }),
      };
    }, elsewhere);
    expect(ways).toEqual({
      fetch: "refused by connect-src",
      beacon: "refused by connect-src",
      socket: "refused by connect-src",
      events: "refused by connect-src",
      image: "refused by img-src",
      style: "refused by style-src-elem",
      frame: "refused by frame-src",
      form: "refused by form-action",
    });
    await expect(counter(page)).toHaveAccessibleName(SILENCE.refused(8));
  });

  test("could not make code of text", async ({ lobby, page }) => {
    await openLoaded(lobby);
    // What the debugger evaluates is free of the policy; what the page's own timer runs is not.
    const outcomes = await page.evaluate(
      () =>
        new Promise<Record<string, string>>((resolve) => {
          const attempt = (act: () => unknown) => {
            try {
              act();
              return "done";
            } catch (error) {
              return error instanceof Error ? error.name : "thrown";
            }
          };
          setTimeout(() =>
            resolve({
              eval: attempt(() => Reflect.apply(Reflect.get(globalThis, "eval"), undefined, ["1"])),
              function: attempt(() => Reflect.construct(Function, ["return 1"])),
              html: attempt(() => {
                document.createElement("p").innerHTML = "<b>text</b>";
              }),
              script: attempt(() => {
                document.createElement("script").src = "./theme.js";
              }),
              worker: attempt(() => new Worker("./theme.js")),
              policy: attempt(() =>
                (
                  globalThis as unknown as {
                    trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
                  }
                ).trustedTypes.createPolicy("mine", {}),
              ),
            }),
          );
        }),
    );
    expect(outcomes).toEqual({
      eval: "EvalError",
      function: "EvalError",
      html: "TypeError",
      script: "TypeError",
      worker: "TypeError",
      policy: "TypeError",
    });
  });
});
