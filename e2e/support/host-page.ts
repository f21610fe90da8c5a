import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** An origin other than the tests' own, on this machine: a real server, since browsers let a made-up page reach nothing here. */
export interface OtherOrigin {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a page with this HTML in its body. */
export function serveHostPage(html: string): Promise<OtherOrigin> {
  return serve((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><html lang="en"><title>A post</title><link rel="icon" href="data:,"><h1>A post</h1>${html}`,
    );
  });
}

/** Serves what another server does, without a header of which frames have need. */
export function serveWithoutAllowOrigin(lobby: string): Promise<OtherOrigin> {
  return serve((request, response) => {
    void fetch(new URL(request.url ?? "/", lobby)).then(async (answer) => {
      response.statusCode = answer.status;
      response.setHeader("Content-Type", answer.headers.get("content-type") ?? "");
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
}

async function serve(listener: RequestListener): Promise<OtherOrigin> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
