FROM node:24-bookworm-slim AS build
WORKDIR /opt/resume-gateway
COPY package.json package-lock.json .npmrc ./
COPY examples/openapi-fetch/package.json examples/openapi-fetch/
RUN npm ci --omit=dev --ignore-scripts
COPY . .

# The same Debian without npm, and with nothing to write to but the two volumes.
FROM debian:bookworm-slim
RUN useradd --uid 10001 --no-create-home resume-gateway \
  && install --directory --owner=10001 --group=10001 --mode=700 /var/lib/resume-gateway /backups
COPY --from=build /usr/local/bin/node /usr/local/bin/
COPY --from=build /opt/resume-gateway /opt/resume-gateway
WORKDIR /opt/resume-gateway
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/resume-gateway/data
USER 10001:10001
VOLUME /var/lib/resume-gateway /backups
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "handlers/local/start.ts"]
