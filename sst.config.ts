/// <reference path="./.sst/platform/config.d.ts" />

// SST allows no import up here: what a deployment is made of is in infra/, what it can be told in infra/settings.ts.
export default $config({
  async app({ stage }) {
    const { isTrialStage } = await import("./handlers/trusted-places.ts");
    const isProduction = !isTrialStage(stage);
    return {
      name: "resume-gateway",
      home: "aws",
      removal: isProduction ? "retain" : "remove",
      protect: isProduction,
    };
  },
  async run() {
    const { readSettings } = await import("./infra/settings.ts");
    const settings = readSettings($app.stage, process.env);
    const { requireFreshBundles } = await import("./infra/fresh-bundles.ts");
    await requireFreshBundles();

    const { makeStorage } = await import("./infra/storage.ts");
    const { makeUserPool } = await import("./infra/user-pool.ts");
    const { makeFunctions } = await import("./infra/lambdas.ts");
    const { makeApi } = await import("./infra/api.ts");
    const { makeFirewall } = await import("./infra/firewall.ts");
    const { makeAlarms } = await import("./infra/alarms.ts");

    const storage = makeStorage(settings);
    const userPool = settings.makesPool ? makeUserPool(settings) : undefined;
    const lambdas = makeFunctions(settings, storage, userPool);
    new sst.aws.CronV2("SweepSchedule", { schedule: "rate(1 day)", function: lambdas.sweep.arn, retries: 2 });
    const { api, url } = makeApi(settings, lambdas);
    if (settings.firewallRate !== undefined) makeFirewall(settings.firewallRate, api);
    if (settings.alarmEmail !== undefined) makeAlarms({ ...settings, alarmEmail: settings.alarmEmail }, { api, lambdas, storage });

    return {
      api: url,
      docs: $interpolate`${url}/docs`,
      bucket: storage.bucket.name,
      resumesTable: storage.resumes.name,
      historyTable: storage.history.name,
      sharesTable: storage.shares.name,
      ...(userPool && { userPool: userPool.poolId, userPoolClient: userPool.clientId }),
    };
  },
});
