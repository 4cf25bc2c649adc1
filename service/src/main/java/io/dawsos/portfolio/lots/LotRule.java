package io.dawsos.portfolio.lots;

import java.util.List;

/** A law that has a say in what lots cost, such as that of wash sales. Not thread-safe. */
public interface LotRule {
  /** Changes nothing. */
  LotRule NONE =
      new LotRule() {
        @Override
        public List<Lot> opened(Lot lot) {
          return List.of(lot);
        }

        @Override
        public Sale sold(Sale sale, OpenLots open) {
          return sale;
        }
      };

  /** Returns the lots as which a new one is held; their units add up to its. */
  List<Lot> opened(Lot lot);

  /** Returns what becomes of a sale; may change the lots that are still held. */
  Sale sold(Sale sale, OpenLots open);
}
