package io.github.alliancesdk.examples.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between the service and its PostgreSQL, which can fail. */
public final class Relay implements Closeable {
    /** What goes wrong. */
    public enum Fault {
        NONE,
        /** The server commits, and the connection ends before its answer arrives. */
        LOST_COMMIT_ANSWER,
        /** Connections end at once. */
        DOWN,
        /** Connections remain, and nothing arrives. */
        SILENT
    }

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile Fault fault = Fault.NONE;

    /** A relay to a port of this machine. */
    public Relay(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    /** The port that it listens on. */
    public int port() {
        return listening.getLocalPort();
    }

    /** What goes wrong from now on. */
    public void set(Fault next) {
        fault = next;
        if (next == Fault.DOWN || next == Fault.NONE) {
            open.forEach(Relay::close);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(Relay::close);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // a socket was closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(server);
            start(() -> copy(client, server));
            start(() -> copy(server, client));
        }
    }

    private void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] bytes = new byte[65_536];
            for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
                boolean answer = from.getPort() == target
                        && new String(bytes, 0, read, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
                if (fault == Fault.DOWN || (fault == Fault.LOST_COMMIT_ANSWER && answer)) {
                    return;
                }
                if (fault != Fault.SILENT) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }
}
