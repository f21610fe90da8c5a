import { mint } from "../jwt/mint.ts";
import type { ScenarioRequest } from "../scenario/document.ts";

/** The request with the token that its `jwt` asks for in `Authorization`; the same request if it asks for none. */
export async function withMintedToken(
  request: ScenarioRequest,
  nowSeconds: number,
): Promise<ScenarioRequest> {
  if (request.jwt === undefined) return request;
  const token = await mint(request.jwt, nowSeconds);
  const headers = Object.entries(request.http?.headers ?? {}).filter(
    ([name]) => name.toLowerCase() !== "authorization",
  );
  return {
    ...request,
    http: {
      ...request.http,
      headers: { ...Object.fromEntries(headers), authorization: `Bearer ${token}` },
    },
  };
}
