package dev.tidings.account;

import jakarta.servlet.DispatcherType;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may pass: three chains, for what everybody may load, for the API and the stream, and for pages. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] ASSETS = {"/css/**", "/js/**", "/icons/**", "/vendor/**", "/webjars/**", "/favicon.*"
    };

    /** The client may be imported by any page: it is public, and comes with nobody's credentials. */
    private static final HeaderWriter FOR_OTHER_SITES = new DelegatingRequestMatcherHeaderWriter(
            new OrRequestMatcher(path("/js/tidings.js"), path("/js/tidings.d.ts"), path("/js/tidings/**")),
            new StaticHeadersWriter(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*"));

    private static final String METRICS = "/actuator/prometheus";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** The end of a stream is dispatched again, without its caller: asking who it is would log a stack trace each time. */
    private static final DispatcherType[] AGAIN = {DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD};

    @Bean
    @Order(1)
    SecurityFilterChain assetChain(HttpSecurity http) {
        return http.securityMatcher(ASSETS)
                .headers(SecurityHeaders.CACHEABLE)
                .headers(headers -> headers.addHeaderWriter(FOR_OTHER_SITES))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            Bearers bearers,
            Callers callers,
            People people,
            SessionCookie cookie,
            Refusals refusals,
            CrossOrigin crossOrigin,
            CsrfTokenRepository csrfTokens) {
        return http.securityMatcher("/api/**", "/sse", METRICS)
                .headers(SecurityHeaders.NOT_STORED)
                .cors(cors -> cors.configurationSource(crossOrigin))
                .addFilterBefore(new ProblemFilter(refusals), CsrfFilter.class)
                .addFilterBefore(new BearerFilter(bearers, callers), CsrfFilter.class)
                .addFilterBefore(new SessionFilter(people, callers, cookie), CsrfFilter.class)
                // A browser adds nothing but the session's cookie by itself.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokens(false))
                        .requireCsrfProtectionMatcher(request -> !SAFE.contains(request.getMethod())
                                && callers.session().isPresent()))
                .securityContext(context -> context.securityContextRepository(contexts(false)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(AGAIN)
                        .permitAll()
                        .requestMatchers(METRICS)
                        .hasAnyAuthority("ROLE_ADMIN", "SCOPE_read")
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageChain(
            HttpSecurity http,
            Callers callers,
            People people,
            SessionCookie cookie,
            PageRefusals refusals,
            FreshSession freshSession,
            SignInFailures failures,
            SignOut signOut,
            CsrfTokenRepository csrfTokens) {
        return http.headers(SecurityHeaders.NOT_STORED)
                .addFilterBefore(new SessionFilter(people, callers, cookie), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).csrfTokenRequestHandler(new CsrfTokens(true)))
                .securityContext(context -> context.securityContextRepository(contexts(true)))
                .sessionManagement(sessions -> sessions.sessionAuthenticationStrategy(freshSession))
                .requestCache(cache -> cache.requestCache(requestCache()))
                .formLogin(form -> form.loginPage("/login").failureHandler(failures))
                .logout(logout -> logout.addLogoutHandler(signOut).logoutSuccessUrl("/login?signed-out"))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(AGAIN)
                        .permitAll()
                        .requestMatchers("/login", "/signup", "/error", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/admin/**", "/actuator/**")
                        .hasRole(Role.ADMIN.name())
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** First the request, where the filters have left the caller for its later dispatches, then the session. */
    static SecurityContextRepository contexts(boolean mayMakeSessions) {
        var ofSession = new HttpSessionSecurityContextRepository();
        ofSession.setAllowSessionCreation(mayMakeSessions);
        return new DelegatingSecurityContextRepository(new RequestAttributeSecurityContextRepository(), ofSession);
    }

    /** Where a visitor wanted to go is kept in a cookie: strangers get no session. */
    private static RequestCache requestCache() {
        var cache = new CookieRequestCache();
        cache.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        cache.setRequestMatcher(request -> {
            var accept = request.getHeader("Accept");
            return request.getMethod().equals("GET")
                    && accept != null
                    && accept.contains(MediaType.TEXT_HTML_VALUE)
                    && !PageRefusals.isFetched(request);
        });
        return cache;
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** What stands in a header is judged by whoever reads it, who can say what is wrong with it. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }
}
