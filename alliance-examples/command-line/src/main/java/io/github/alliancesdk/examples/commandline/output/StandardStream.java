package io.github.alliancesdk.examples.commandline.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Standard output or error, without the {@link java.io.PrintStream} that would hide failures. */
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
     * Whether the stream is a terminal. {@link System#console()} can't tell: its meaning changed in JDK 22, and it
     * doesn't look at standard error alone. Without {@code /proc} the answer is no.
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

    /**
     * Whether the reader has closed the pipe. The system's message may be in any language, so the kind of the target
     * counts too: a pipe or a socket fails only for this reason.
     */
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
