// A program as somebody writes one who knows the API from its description alone.
import type { components, paths } from "./schema";

type Answer<P extends keyof paths> = paths[P] extends {
	get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
	? Body
	: never;

type Agreement = components["schemas"]["Agreement"];
type Problem = components["schemas"]["Problem"];

async function ask<P extends keyof paths>(path: P, query: string): Promise<Answer<P>> {
	const response = await fetch(`https://accords.example${path}?${query}`);
	if (!response.ok) {
		const problem = (await response.json()) as Problem;
		throw new Error([problem.status, problem.detail, ...(problem.fixes ?? [])].join("\n"));
	}
	return (await response.json()) as Answer<P>;
}

/** Every agreement of a country with the words that its date was read from. */
export async function* signed(country: string): AsyncGenerator<[string, string[]]> {
	const list = await ask("/api/v1/agreements", new URLSearchParams({ country }).toString());
	const total: number = list.total;
	for (const a of (list.items ?? []) as Agreement[]) {
		const basis: "quoted" | "calculated" | "inferred" | "curated" | "not_stated" | undefined = a.signed?.basis;
		if (basis !== "not_stated" && a.id !== undefined) {
			yield [`${a.id} of ${total}: ${a.signed?.value}`, (a.signed?.evidence ?? []).map((e) => e.quote ?? "")];
		}
	}
	const next: string | undefined = list.next_url;
	if (next !== undefined) {
		console.log(next);
	}
}

export async function passages(text: string): Promise<string[]> {
	const found = await ask("/api/v1/search", new URLSearchParams({ q: text }).toString());
	return (found.sources?.items ?? []).flatMap((s) => (s.passages ?? []).map((p) => p.text ?? ""));
}

// What the description does not have must not compile, or the types say nothing.
export function wrong(a: Agreement, list: Answer<"/api/v1/summits">): void {
	// @ts-expect-error no agreement has a colour
	console.log(a.colour);
	// @ts-expect-error a total is a number
	const total: string = list.total;
	// @ts-expect-error no operation stands there
	type Nowhere = paths["/api/v1/nowhere"];
	console.log(total, {} as Nowhere);
}
