# Onetime in one container: the embedded PostgreSQL and the journal live in /data, so that volume is the whole installation.
# With DATABASE_URL set, /data holds the journal only. For both kinds of machine at once:
#   docker buildx build --platform linux/amd64,linux/arm64 .
ARG BUN=1.4.5

FROM oven/bun:${BUN}-slim AS packages
WORKDIR /onetime
COPY package.json bun.lock bunfig.toml ./
# What the lock names for this kind of machine, PostgreSQL's programs included.
RUN bun install --frozen-lockfile --production

FROM oven/bun:${BUN}-slim
# tini reaps what PostgreSQL leaves behind. Its own user is number 10001; the volume belongs to it from the start.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 10001 onetime \
  && useradd --uid 10001 --gid onetime --home-dir /onetime --no-create-home --shell /usr/sbin/nologin onetime \
  && install -d -o onetime -g onetime -m 0700 /data \
  && printf '#!/bin/sh\nexec bun /onetime/src/main.ts "$@"\n' > /usr/local/bin/onetime \
  && chmod 0755 /usr/local/bin/onetime
WORKDIR /onetime
COPY --from=packages /onetime/node_modules ./node_modules
COPY . .
ENV NODE_ENV=production DATA_DIR=/data PORT=8080
USER onetime
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["bun", "-e", "const s = process.env.TLS_CERT ? 's' : ''; const r = await fetch(`http${s}://127.0.0.1:${process.env.PORT}/api/health`, { tls: { rejectUnauthorized: false } }); process.exit(r.ok ? 0 : 1)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "onetime"]
