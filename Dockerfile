# The service. Build: docker build -t dawsos:0.1.0 .
FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN mvn -B -q -Dstyle.color=never -DskipTests -pl service -am package

FROM eclipse-temurin:17.0.13_11-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/dawsos --create-home dawsos \
  && install -d -o dawsos /var/lib/dawsos/logs
COPY --from=build /build/service/target/dawsos.jar /opt/dawsos/dawsos.jar
COPY config.yml /opt/dawsos/config.yml
USER 10001
WORKDIR /var/lib/dawsos
# The ledger, the prices and the patterns; a database only where DATABASE_URL is not set.
ENV DAWSOS_DATA=/var/lib/dawsos/data \
    DAWSOS_CONFIG=/opt/dawsos/config.yml \
    DAWSOS_BIND_HOST=0.0.0.0 \
    DAWSOS_ADMIN_BIND_HOST=0.0.0.0
EXPOSE 8000 8001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8001 && printf 'GET /ping HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q pong <&3"]
# Three quarters of the container's memory; the rest is for threads, buffers and code. The profiler's library is unpacked
# where the root is read-only and /tmp lets no program be loaded, too.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-Done.profiler.extractPath=/var/lib/dawsos/logs", "-jar", "/opt/dawsos/dawsos.jar"]
CMD ["server"]
