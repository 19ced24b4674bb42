package io.github.alliancesdk.examples.benchmarks.start;

/** A JVM that does nothing. */
public final class HelloWorld {
    private HelloWorld() {}

    /**
     * Says hello.
     *
     * @param args the payload and the items of the scale, which are ignored
     */
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
