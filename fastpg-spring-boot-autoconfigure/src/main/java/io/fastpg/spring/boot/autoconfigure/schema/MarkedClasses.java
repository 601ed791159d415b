package io.fastpg.spring.boot.autoconfigure.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import io.fastpg.mapping.FastpgTable;

/**
 * The application's classes that are {@link FastpgTable}: those in the packages in which
 * Spring Boot looks for entities too.
 */
final class MarkedClasses {

	private final ApplicationContext context;

	MarkedClasses(ApplicationContext context) {
		this.context = context;
	}

	List<Class<?>> find() {
		if (!AutoConfigurationPackages.has(this.context)) {
			return List.of();
		}
		ClassPathScanningCandidateComponentProvider scanner = scanner();
		List<Class<?>> found = new ArrayList<>();
		AutoConfigurationPackages.get(this.context)
			.stream()
			.flatMap((name) -> scanner.findCandidateComponents(name).stream())
			.map((candidate) -> String.valueOf(candidate.getBeanClassName()))
			.distinct()
			.forEach((name) -> found.add(ClassUtils.resolveClassName(name, this.context.getClassLoader())));
		found.sort(Comparator.comparing(Class::getName));
		return found;
	}

	private ClassPathScanningCandidateComponentProvider scanner() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false,
				this.context.getEnvironment()) {

			@Override
			protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
				return true;
			}

		};
		scanner.setResourceLoader(this.context);
		scanner.addIncludeFilter(new AnnotationTypeFilter(FastpgTable.class, false));
		return scanner;
	}

}
