package io.sccc.connectors.testkit;

/** A mistake that a rule has to find; named by the rule. */
enum Defect {
    NONE,
    A01, A02, A03, A04, A05, A06, A07, A08, A09, A10,
    F01, F02, F03, F04, F05, F06, F07, F08, F09, F10, F11, F12, F13, F14, F15, F16, F17, F18, F19, F20, F21, F22, F23, F24, F25,
    E01, E02, E03, E04, E05, E06, E07, E08, E09, E10, E11, E12, E13, E14, E15, E16, E17,
    P01, P02, P03, P04, P05, P06,
    L01, L02, L03, L04, L05, L06, L07, L08, L09, L10, L11, L12, L13, L14, L15, L16, L17, L18, L19, L20, L21, L22, L23, L24,
    L25, L26,
    S01, S02, S03, S04, S05,
    K01, K02, K03, K04, K05, K06,
    R01, R02, R03, R04, R05, R06, R07, R08, R09, R10,
    W01, W02, W03, W04, W05, W06, W07, W08, W09, W10, W11, W12, W13, W14, W15, W16, W17, W18, W19;

    /** The one that the connectors have which are made now. Set by the one test that runs the rules. */
    static volatile Defect now = NONE;

    static boolean is(Defect defect) {
        return now == defect;
    }
}
