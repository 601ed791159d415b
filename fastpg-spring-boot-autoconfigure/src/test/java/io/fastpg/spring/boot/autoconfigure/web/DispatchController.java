package io.fastpg.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

import io.fastpg.Table;
import io.fastpg.exception.RowFilterException;
import io.fastpg.spring.boot.autoconfigure.web.CatApplication.Cat;

/** Sends a request to another path of the server, or lets its answer be too late. */
@RestController
class DispatchController {

	private final Table<Cat> cats;

	DispatchController(Table<Cat> cats) {
		this.cats = cats;
	}

	@GetMapping({ "/forward", "/open/forward" })
	void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/sync").forward(request, response);
	}

	@GetMapping("/forward-to-excluded")
	void forwardToExcluded(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		request.getRequestDispatcher("/open/cats").forward(request, response);
	}

	@GetMapping({ "/include", "/open/include" })
	void include(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/sync").include(request, response);
	}

	@GetMapping("/before-and-after-include")
	List<String> afterInclude(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		List<String> before = CatApplication.names(this.cats);
		request.getRequestDispatcher("/open/scope").include(request, new IgnoredResponse(response));
		List<String> after = CatApplication.names(this.cats);
		return before.equals(after) ? after : List.of("another tenant's");
	}

	@GetMapping({ "/dispatch", "/open/dispatch" })
	void dispatch(HttpServletRequest request, HttpServletResponse response) {
		request.startAsync(request, response).dispatch("/sync");
	}

	@GetMapping("/timeout")
	DeferredResult<List<String>> timeout() {
		return new DeferredResult<>(1L);
	}

	@GetMapping("/timeout-handled")
	DeferredResult<List<String>> timeoutHandled() {
		DeferredResult<List<String>> result = new DeferredResult<>(1L);
		result.onTimeout(() -> result.setErrorResult(new UnsupportedOperationException("handled in the dispatch")));
		return result;
	}

	@GetMapping("/timeout-callback")
	DeferredResult<List<String>> timeoutCallback() {
		DeferredResult<List<String>> result = new DeferredResult<>(1L);
		result.onTimeout(() -> {
			try {
				result.setResult(CatApplication.names(this.cats));
			}
			catch (RowFilterException ex) {
				result.setErrorResult(ex);
			}
		});
		return result;
	}

	@ExceptionHandler
	List<String> handled(UnsupportedOperationException ex) {
		return CatApplication.names(this.cats);
	}

	@ExceptionHandler
	ResponseEntity<String> noTenant(RowFilterException ex) {
		return ResponseEntity.status(HttpStatus.FORBIDDEN).body("no tenant here");
	}

}
