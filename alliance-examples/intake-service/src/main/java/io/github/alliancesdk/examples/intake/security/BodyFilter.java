package io.github.alliancesdk.examples.intake.security;

import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.api.ErrorAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads each body before anything else does, so that whatever is refused later was limited in size, and a slow sender
 * holds up few threads: one address, and all together, send only so many bodies at once.
 */
final class BodyFilter extends OncePerRequestFilter {
    private final IntakeProperties.Limits limits;
    private final Map<String, Integer> reading = new ConcurrentHashMap<>();
    private final AtomicInteger readingInAll = new AtomicInteger();

    BodyFilter(IntakeProperties.Limits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest whole;
        String address = request.getRemoteAddr();
        int atOnce = reading.merge(address, 1, Integer::sum);
        int inAll = readingInAll.incrementAndGet();
        try {
            if (atOnce > limits.bodiesPerAddress() || inAll > limits.bodies()) {
                throw new Refused(HttpStatus.SERVICE_UNAVAILABLE);
            }
            whole = read(request);
        } catch (Refused e) {
            ErrorAnswers.refuse(e.status, request, response);
            return;
        } finally {
            readingInAll.decrementAndGet();
            reading.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
        }
        chain.doFilter(whole, response);
    }

    private HttpServletRequest read(HttpServletRequest request) throws IOException, Refused {
        if (request.getContentLengthLong() > limits.bodyBytes()) {
            throw new Refused(HttpStatus.CONTENT_TOO_LARGE);
        }
        try {
            if (isForm(request)) {
                // Tomcat reads a form, with the same limit
                request.getParameterMap();
                return request;
            }
            byte[] body = request.getInputStream().readNBytes(limits.bodyBytes() + 1);
            if (body.length > limits.bodyBytes()) {
                throw new Refused(HttpStatus.CONTENT_TOO_LARGE);
            }
            return new Whole(request, body);
        } catch (InvalidParameterException e) {
            throw new Refused(HttpStatus.valueOf(e.getErrorCode()));
        } catch (SocketTimeoutException e) {
            throw new Refused(HttpStatus.REQUEST_TIMEOUT);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && request.getMethod().equals(HttpMethod.POST.name());
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final HttpStatus status;

        Refused(HttpStatus status) {
            super(status.toString());
            this.status = status;
        }
    }

    private static final class Whole extends HttpServletRequestWrapper {
        private final byte[] body;

        Whole(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Body(new ByteArrayInputStream(body));
        }
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream in;

        Body(ByteArrayInputStream in) {
            this.in = in;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return in.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("requests aren't asynchronous");
        }
    }
}
