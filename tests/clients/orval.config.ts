export default {
  client: {
    input: process.env.DOCUMENT,
    output: {
      target: "generated/orval/client.ts",
      schemas: "generated/orval/schemas",
      client: "fetch",
      mode: "split",
      baseUrl: { getBaseUrlFromSpecification: true },
    },
  },
};
