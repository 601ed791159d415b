package io.fastpg.spring.boot.autoconfigure.web;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

import io.fastpg.Table;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterScope;

/** Leaves the thread of a request in the ways that an application does. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({ WorkApplication.Timeouts.class, WorkApplication.Threads.class, WorkApplication.Events.class,
		WorkApplication.Listeners.class, WorkApplication.Reactive.class, WorkApplication.Cats.class })
class WorkApplication {

	private static final long SHORTLY = 50;

	@Bean(destroyMethod = "shutdownNow")
	CatPool catPool() {
		return new CatPool(Executors.newSingleThreadExecutor());
	}

	/** Not the application's task executor, which it would take the place of. */
	record CatPool(ExecutorService executor) {

		void shutdownNow() {
			this.executor.shutdownNow();
		}

	}

	record Cat(int id, String name) {
	}

	static class Cats {

		private final Table<Cat> cats;

		Cats(Table<Cat> cats) {
			this.cats = cats;
		}

		List<String> names() {
			return this.cats.orderBy("id").list().stream().map(Cat::name).toList();
		}

	}

	@RestController
	@RequestMapping("/timeout")
	static class Timeouts {

		private final Cats cats;

		Timeouts(Cats cats) {
			this.cats = cats;
		}

		@GetMapping("/task")
		WebAsyncTask<List<String>> task() {
			return late(this.cats::names);
		}

		@GetMapping("/task/wrapped")
		WebAsyncTask<List<String>> wrappedTask() {
			Callable<List<String>> names = this.cats::names;
			return late(FilterScope.wrap(names));
		}

		@GetMapping("/result")
		DeferredResult<List<String>> result() {
			DeferredResult<List<String>> result = new DeferredResult<>(SHORTLY);
			result.onTimeout(() -> complete(result));
			return result;
		}

		@GetMapping("/result/wrapped")
		DeferredResult<List<String>> wrappedResult() {
			DeferredResult<List<String>> result = new DeferredResult<>(SHORTLY);
			Runnable complete = () -> complete(result);
			result.onTimeout(FilterScope.wrap(complete));
			return result;
		}

		private void complete(DeferredResult<List<String>> result) {
			try {
				result.setResult(this.cats.names());
			}
			catch (RowFilterException ex) {
				result.setErrorResult(ex);
			}
		}

		private static WebAsyncTask<List<String>> late(Callable<List<String>> onTimeout) {
			// Not by an interrupt, whose exception could be there before the answer
			CompletableFuture<List<String>> end = new CompletableFuture<>();
			WebAsyncTask<List<String>> task = new WebAsyncTask<>(SHORTLY, end::join);
			task.onTimeout(onTimeout);
			task.onCompletion(() -> end.complete(List.of()));
			return task;
		}

		@ExceptionHandler
		ResponseEntity<String> noTenant(RowFilterException ex) {
			return WorkApplication.noTenant();
		}

	}

	@RestController
	static class Threads {

		private final Cats cats;

		private final CatPool pool;

		Threads(Cats cats, CatPool pool) {
			this.cats = cats;
			this.pool = pool;
		}

		@GetMapping("/thread")
		CompletableFuture<List<String>> thread() {
			return inThread((task) -> new Thread(task).start());
		}

		@GetMapping("/thread/wrapped")
		CompletableFuture<List<String>> wrappedThread() {
			return inThread((task) -> new Thread(FilterScope.wrap(task)).start());
		}

		private CompletableFuture<List<String>> inThread(Consumer<Runnable> starter) {
			return CompletableFuture.supplyAsync(this.cats::names, starter::accept);
		}

		@GetMapping("/common-pool")
		CompletableFuture<List<String>> commonPool() {
			return CompletableFuture.supplyAsync(this.cats::names);
		}

		@GetMapping("/common-pool/wrapped")
		CompletableFuture<List<String>> wrappedCommonPool() {
			return CompletableFuture.supplyAsync(FilterScope.wrapSupplier(this.cats::names));
		}

		@GetMapping("/pool")
		CompletableFuture<List<String>> pool() {
			return CompletableFuture.supplyAsync(this.cats::names, this.pool.executor());
		}

		@GetMapping("/pool/wrapped")
		CompletableFuture<List<String>> wrappedPool() {
			return CompletableFuture.supplyAsync(this.cats::names, FilterScope.wrap(this.pool.executor()));
		}

		@GetMapping("/pool/bound")
		boolean poolIsBound() throws Exception {
			return this.pool.executor().submit(FilterScope::isBound).get();
		}

		@GetMapping("/parallel")
		List<String> parallel() {
			return inParallel((function) -> function);
		}

		@GetMapping("/parallel/wrapped")
		List<String> wrappedParallel() {
			return inParallel(FilterScope::wrapFunction);
		}

		private List<String> inParallel(
				Function<Function<Integer, List<String>>, Function<Integer, List<String>>> wrapping) {
			CyclicBarrier two = new CyclicBarrier(2);
			return Stream.of(1, 2).parallel().map(wrapping.apply((number) -> {
				await(two);
				return this.cats.names();
			})).toList().get(0);
		}

		private static void await(CyclicBarrier barrier) {
			try {
				barrier.await();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		@ExceptionHandler
		ResponseEntity<String> noTenant(RowFilterException ex) {
			return WorkApplication.noTenant();
		}

	}

	@RestController
	static class Reactive {

		private final Cats cats;

		Reactive(Cats cats) {
			this.cats = cats;
		}

		@GetMapping("/mono")
		Mono<List<String>> mono() {
			Callable<List<String>> names = this.cats::names;
			return Mono.fromCallable(names).subscribeOn(Schedulers.boundedElastic());
		}

		@GetMapping("/mono/wrapped")
		Mono<List<String>> wrappedMono() {
			Callable<List<String>> names = this.cats::names;
			return Mono.fromCallable(FilterScope.wrap(names)).subscribeOn(Schedulers.boundedElastic());
		}

		@ExceptionHandler
		ResponseEntity<String> noTenant(RowFilterException ex) {
			return WorkApplication.noTenant();
		}

	}

	/** Events carry the future that their listener completes. */
	@RestController
	static class Events {

		private final ApplicationEventPublisher publisher;

		Events(ApplicationEventPublisher publisher) {
			this.publisher = publisher;
		}

		@GetMapping("/event")
		CompletableFuture<List<String>> event() {
			Published event = new Published(new CompletableFuture<>());
			this.publisher.publishEvent(event);
			return event.names();
		}

		@GetMapping("/event/committed")
		@Transactional
		public CompletableFuture<List<String>> committed() {
			Stored event = new Stored(new CompletableFuture<>());
			this.publisher.publishEvent(event);
			return event.names();
		}

		@GetMapping("/event/committed/async")
		@Transactional
		public CompletableFuture<List<String>> committedAsync() {
			StoredElsewhere event = new StoredElsewhere(new CompletableFuture<>());
			this.publisher.publishEvent(event);
			return event.names();
		}

	}

	record Published(CompletableFuture<List<String>> names) {
	}

	record Stored(CompletableFuture<List<String>> names) {
	}

	record StoredElsewhere(CompletableFuture<List<String>> names) {
	}

	static class Listeners {

		private final Cats cats;

		Listeners(Cats cats) {
			this.cats = cats;
		}

		@EventListener
		void on(Published event) {
			event.names().complete(this.cats.names());
		}

		@TransactionalEventListener
		void on(Stored event) {
			event.names().complete(this.cats.names());
		}

		@Async
		@TransactionalEventListener
		void on(StoredElsewhere event) {
			event.names().complete(this.cats.names());
		}

	}

	private static ResponseEntity<String> noTenant() {
		return ResponseEntity.status(HttpStatus.FORBIDDEN).body("no tenant here");
	}

}
