package io.github.alliancesdk.examples.commandline.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * New content of a file. It is written to a second file, which replaces the first one, with its permissions, when
 * this is closed. Until then, and if the program is stopped, the old content stays. A pipe or a device is written
 * directly. Not thread-safe.
 */
public final class Replacement extends OutputStream {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final int MOST_LINKS = 40;

    private final Path target;
    /** The file that is written; the target itself if that is no regular file. */
    private final Path place;
    /** The owner and the permissions of the old file. */
    private final Optional<PosixFileAttributes> old;

    private final OutputStream out;
    private boolean closed;

    private Replacement(Path target, Path place, Optional<PosixFileAttributes> old, OutputStream out) {
        this.target = target;
        this.place = place;
        this.old = old;
        this.out = out;
    }

    /** Begins new content of a file. Throws if the file can't be written. */
    public static Replacement of(Path file) throws IOException {
        Optional<Path> regular = regularTarget(file);
        if (regular.isEmpty()) {
            return new Replacement(file, file, Optional.empty(), Files.newOutputStream(file));
        }
        Path target = regular.get();
        boolean exists = Files.exists(target);
        if (exists && !Files.isWritable(target)) {
            throw new AccessDeniedException(file.toString());
        }
        Path place = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            return beside(target, place, exists);
        } catch (FileSystemException e) {
            if (!exists) {
                throw e;
            }
            // the folder takes no new files, but the file can be written: write the content to the temporary folder
            // first
            return beside(target, Files.createTempFile("alliance", ".part"), true);
        }
    }

    /** Replaces the content of a file. */
    public static void write(String file, byte[] bytes) {
        try {
            Replacement out = of(Path.of(file));
            try {
                out.write(bytes, 0, bytes.length);
                out.close();
            } finally {
                out.discard();
            }
        } catch (IOException | InvalidPathException e) {
            throw FileException.writing(file, e);
        }
    }

    private static Replacement beside(Path target, Path place, boolean exists) throws IOException {
        Optional<PosixFileAttributes> old = exists ? attributes(target) : Optional.empty();
        if (old.isPresent() && !Files.exists(place)) {
            // the old file may be readable by its owner only
            Files.createFile(place, PosixFilePermissions.asFileAttribute(PRIVATE));
        }
        OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        place.toFile().deleteOnExit();
        return new Replacement(target, place, old, out);
    }

    /** Follows links. Returns the target if it is a regular file or doesn't exist yet. */
    private static Optional<Path> regularTarget(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int i = 0; i < MOST_LINKS; i++) {
            if (target.startsWith("/proc") || target.startsWith("/dev/fd")) {
                // another process has it open
                return Optional.empty();
            }
            if (!Files.isSymbolicLink(target)) {
                return Files.exists(target) && !Files.isRegularFile(target) ? Optional.empty() : Optional.of(target);
            }
            target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
        }
        throw new FileSystemException(file.toString(), null, "too many links");
    }

    private static Optional<PosixFileAttributes> attributes(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view == null ? Optional.empty() : Optional.of(view.readAttributes());
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Puts the new content in place. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            out.close();
            if (!place.equals(target)) {
                replace();
            }
        } finally {
            delete();
        }
    }

    /** Drops the new content and keeps the old one. */
    public void discard() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            // the content is dropped anyway
        } finally {
            delete();
        }
    }

    private void delete() {
        try {
            if (!place.equals(target)) {
                Files.deleteIfExists(place);
            }
        } catch (IOException e) {
            // deleteOnExit tries again
        }
    }

    private void replace() throws IOException {
        keepOwnerAndPermissions();
        try {
            Files.move(place, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!(e instanceof AtomicMoveNotSupportedException) && !Files.exists(target)) {
                throw e;
            }
            // a mounted file, or one on another file system, can't be replaced but can be overwritten
            try (OutputStream over = Files.newOutputStream(target)) {
                Files.copy(place, over);
            }
        }
    }

    private void keepOwnerAndPermissions() throws IOException {
        if (old.isEmpty()) {
            return;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(place, PosixFileAttributeView.class);
        PosixFileAttributes now = view.readAttributes();
        try {
            if (!now.group().equals(old.get().group())) {
                view.setGroup(old.get().group());
            }
            if (!now.owner().equals(old.get().owner())) {
                view.setOwner(old.get().owner());
            }
        } catch (FileSystemException e) {
            // only a privileged user can give files away
        }
        view.setPermissions(old.get().permissions());
    }
}
