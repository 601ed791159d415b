package io.fastpg.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import io.fastpg.Table;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterScope;

/** Serves the names of the tenant's cats in every way that Spring MVC has. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({ CatApplication.CatController.class, CatApplication.AsyncCats.class })
class CatApplication {

	record Cat(int id, String name) {
	}

	@RestController
	static class CatController implements ErrorController {

		private final Table<Cat> cats;

		private final AsyncCats asyncCats;

		private final Executor executor;

		CatController(Table<Cat> cats, AsyncCats asyncCats, @Qualifier("applicationTaskExecutor") Executor executor) {
			this.cats = cats;
			this.asyncCats = asyncCats;
			this.executor = executor;
		}

		@GetMapping({ "/sync", "/open/cats" })
		List<String> sync() {
			return names(this.cats);
		}

		@GetMapping("/callable")
		Callable<List<String>> callable() {
			return () -> names(this.cats);
		}

		@GetMapping("/deferred")
		DeferredResult<List<String>> deferred() {
			DeferredResult<List<String>> result = new DeferredResult<>();
			this.executor.execute(() -> {
				try {
					result.setResult(names(this.cats));
				}
				catch (RuntimeException ex) {
					result.setErrorResult(ex);
				}
			});
			return result;
		}

		@GetMapping("/future")
		CompletableFuture<List<String>> future() {
			return CompletableFuture.supplyAsync(() -> names(this.cats), this.executor);
		}

		@GetMapping("/async")
		CompletableFuture<List<String>> async() {
			return this.asyncCats.names();
		}

		@GetMapping("/stream")
		StreamingResponseBody stream() {
			return (out) -> out.write(String.join(",", names(this.cats)).getBytes());
		}

		@GetMapping("/common-pool")
		CompletableFuture<List<String>> commonPool() {
			return CompletableFuture.supplyAsync(() -> names(this.cats));
		}

		@GetMapping("/throw")
		void fail() {
			throw new IllegalStateException("thrown");
		}

		@GetMapping("/send-error")
		void sendError(HttpServletResponse response) throws IOException {
			response.sendError(418);
		}

		@GetMapping("/callable-throw")
		Callable<String> callableThrow() {
			return () -> {
				throw new IllegalStateException("thrown");
			};
		}

		@GetMapping("/callable-handled")
		Callable<String> callableHandled() {
			return () -> {
				throw new UnsupportedOperationException("handled in the async dispatch");
			};
		}

		@ExceptionHandler
		List<String> handled(UnsupportedOperationException ex) {
			return names(this.cats);
		}

		/** The page of every error dispatch: it reads the tenant's cats, too. */
		@RequestMapping("/failed")
		ResponseEntity<List<String>> failed(HttpServletRequest request) {
			Integer status = (Integer) request.getAttribute("jakarta.servlet.error.status_code");
			return ResponseEntity.status((status != null) ? status : 200).body(names(this.cats));
		}

		@GetMapping("/open/scope")
		String scope() {
			return FilterScope.current().toString();
		}

		@ExceptionHandler
		ResponseEntity<String> noTenant(RowFilterException ex) {
			return ResponseEntity.status(HttpStatus.FORBIDDEN).body("no tenant here");
		}

	}

	@Service
	static class AsyncCats {

		private final Table<Cat> cats;

		AsyncCats(Table<Cat> cats) {
			this.cats = cats;
		}

		@Async
		CompletableFuture<List<String>> names() {
			return CompletableFuture.completedFuture(CatApplication.names(this.cats));
		}

	}

	static List<String> names(Table<Cat> cats) {
		return cats.orderBy("id").list().stream().map(Cat::name).toList();
	}

}
