# Onetime in one container: the embedded PostgreSQL and the journal live in /data, so that volume is the whole installation.
# With DATABASE_URL set, /data holds the journal only.
ARG BUN=1.4.5

FROM oven/bun:${BUN}-slim AS packages
WORKDIR /onetime
COPY package.json bun.lock bunfig.toml ./
RUN bun install --frozen-lockfile --production

FROM oven/bun:${BUN}-slim
RUN groupadd --system --gid 10001 onetime \
  && useradd --system --uid 10001 --gid onetime --home-dir /onetime --no-create-home --shell /usr/sbin/nologin onetime \
  && install -d -o onetime -g onetime -m 0700 /data
WORKDIR /onetime
COPY --from=packages /onetime/node_modules ./node_modules
COPY . .
ENV NODE_ENV=production DATA_DIR=/data PORT=8080
USER onetime
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["bun", "-e", "const r = await fetch('http://127.0.0.1:' + process.env.PORT + '/api/health'); process.exit(r.ok ? 0 : 1)"]
STOPSIGNAL SIGTERM
# PostgreSQL leaves processes behind that somebody must reap: run with `--init` (compose.yaml does).
ENTRYPOINT ["bun", "src/main.ts"]
