package io.fastpg.spring.boot.autoconfigure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

import static org.assertj.core.api.Assertions.assertThat;

class AutoConfigurationImportsTests {

	@Test
	void everyAutoConfigurationIsListedInOrder() throws IOException {
		List<String> written = new ArrayList<>();
		CachingMetadataReaderFactory classes = new CachingMetadataReaderFactory();
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:io/fastpg/spring/boot/autoconfigure/**/*.class")) {
			AnnotationMetadata metadata = classes.getMetadataReader(file).getAnnotationMetadata();
			if (metadata.hasAnnotation(AutoConfiguration.class.getName())) {
				written.add(metadata.getClassName());
			}
		}

		List<String> listed = ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.fastpg."))
			.toList();

		assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(written);
	}

}
