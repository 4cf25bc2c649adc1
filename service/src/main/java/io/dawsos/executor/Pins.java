package io.dawsos.executor;

import io.dawsos.pack.PackId;
import java.time.LocalDate;

/**
 * What every figure of an execution is computed from, beside the arguments. Says nothing about who
 * asked, so that a capability which sees only this gives everybody the same.
 *
 * @param pricingPackId the pack that every figure uses
 * @param ledgerCommitHash the ledger version that every figure uses
 * @param asofDate the date of the figures: positions at its end, prices of the pack
 */
public record Pins(PackId pricingPackId, String ledgerCommitHash, LocalDate asofDate) {}
