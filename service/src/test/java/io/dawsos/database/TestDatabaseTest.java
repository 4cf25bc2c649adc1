package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {
  @RegisterExtension final TestDatabase database = new TestDatabase();

  @Test
  void sessionsAreInAnotherZoneThanTheJvm() {
    String zone =
        database.jdbi().withHandle(h -> h.createQuery("show time zone").mapTo(String.class).one());

    assertThat(zone).isEqualTo(TestDatabase.TIME_ZONE).isNotEqualTo(ZoneId.systemDefault().getId());
  }

  @RepeatedTest(2)
  void everyTestHasADatabaseOfItsOwn() {
    int keys =
        database
            .jdbi()
            .withHandle(
                handle -> {
                  handle.execute(
                      "insert into app_user values (gen_random_uuid(), 'u', 'USER', null, null, now())");
                  return handle
                      .createQuery("select count(*) from app_user where name = 'u'")
                      .mapTo(int.class)
                      .one();
                });

    assertThat(keys).isEqualTo(1);
  }
}
