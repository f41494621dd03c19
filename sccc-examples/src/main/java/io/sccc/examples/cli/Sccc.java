package io.sccc.examples.cli;

/** The command line's entry: {@code java -jar sccc.jar}. */
public final class Sccc {

    private Sccc() {}

    /**
     * Prints the usage; ends with exit code 2 when called with anything else than {@code --help}.
     *
     * @param args the words after {@code sccc}
     */
    public static void main(String[] args) {
        System.out.println("Usage: sccc [--help]");
        if (args.length > 0 && !args[0].equals("--help")) {
            System.exit(2);
        }
    }
}
