package io.github.alliancesdk.examples.commandline.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Standard output or error, without the {@link java.io.PrintStream} that would swallow what goes wrong. */
public final class StandardStream extends OutputStream {
    private final OutputStream out;
    private final int number;

    private StandardStream(FileDescriptor descriptor, int number) {
        this.out = new FileOutputStream(descriptor);
        this.number = number;
    }

    public static StandardStream out() {
        return new StandardStream(FileDescriptor.out, 1);
    }

    public static StandardStream err() {
        return new StandardStream(FileDescriptor.err, 2);
    }

    /**
     * Whether a person watches. {@link System#console()} is no answer: it changed its meaning in JDK 22, and never spoke
     * of standard error alone. Where there is no such file system, nobody watches.
     */
    public boolean isTerminal() {
        String target = target();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if (isClosedPipe(e)) {
                throw new ClosedPipeException();
            }
            throw e;
        }
    }

    /** The system's message may be in any language; a pipe or a socket fails only because its reader is gone. */
    private boolean isClosedPipe(IOException e) {
        String target = target();
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")
                || target.startsWith("pipe:")
                || target.startsWith("socket:");
    }

    private String target() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
