package io.dawsos.pack.store;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.store.PackStore.Sealed;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Stores and seals packs of other installations within one transaction. */
final class PackAdoption {
  private final PackSealing sealing;
  private final PackDao dao;
  private final Instant now;

  PackAdoption(Handle handle, Instant now) {
    this.sealing = new PackSealing(handle, now);
    this.dao = handle.attach(PackDao.class);
    this.now = now;
  }

  Sealed adopt(AdoptedPack adopted) {
    PackId id = adopted.draft().pack().id();
    dao.lock(id.asOf().toString());
    Optional<PackHeader> stored = dao.find(id.toString());
    return stored.isPresent() ? unchanged(stored.get(), adopted) : store(adopted);
  }

  private static Sealed unchanged(PackHeader stored, AdoptedPack adopted) {
    if (!stored.sha256().equals(adopted.draft().sha256())) {
      throw new DawsosException(
          ErrorCode.PACK_SEALED,
          "%s is sealed here with sha256 %s; the one given has %s"
              .formatted(stored.id(), stored.sha256(), adopted.draft().sha256()),
          "the stored pack was not changed; `dawsos pack show %s --canonical` shows its content"
              .formatted(stored.id()));
    }
    return new Sealed(stored, false);
  }

  private Sealed store(AdoptedPack adopted) {
    PackId pack = adopted.draft().pack().id();
    String id = pack.toString();
    Optional<PackHeader> current =
        dao.findNewest(pack.asOf()).filter(each -> each.id().asOf().equals(pack.asOf()));
    sealing.insert(adopted.draft(), adopted.report(), adopted.policy(), adopted.restatement());
    if (current.isPresent()) {
      putInOrder(current.get(), adopted);
    }
    if (adopted.wrong()) {
      dao.markWrong(id, ReportJson.write(adopted.report()));
    }
    dao.seal(id, now);
    return new Sealed(dao.find(id).orElseThrow(), true);
  }

  /** The later of two packs corrects the earlier, whichever came first, unless it is wrong. */
  private void putInOrder(PackHeader current, AdoptedPack adopted) {
    PackId id = adopted.draft().pack().id();
    if (id.revision() > current.id().revision()) {
      if (!adopted.wrong()) {
        dao.supersede(current.id().toString(), id.toString());
      }
    } else if (current.status() != PackStatus.ERROR) {
      dao.supersede(id.toString(), current.id().toString());
    }
  }
}
