package io.fastpg.spring.boot.autoconfigure;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

import io.fastpg.Database;
import io.fastpg.DatabaseBuilder;
import io.fastpg.execute.StatementListener;
import io.fastpg.filter.UnfilteredListener;
import io.fastpg.spring.boot.autoconfigure.FastpgProperties.OnMismatch;
import io.fastpg.spring.boot.autoconfigure.FastpgProperties.Tenant;
import io.fastpg.type.TypeConverter;

/**
 * Makes the {@link Database} bean from the application's one DataSource. It connects at
 * its first use, and comes after schema scripts and migrations.
 */
@AutoConfiguration(after = { DataSourceAutoConfiguration.class, TransactionAutoConfiguration.class },
		afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass(Database.class)
@ConditionalOnBooleanProperty(name = "fastpg.enabled", matchIfMissing = true)
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(FastpgProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class FastpgAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(FastpgAutoConfiguration.class);

	/** The name of a DataSource bean, no default candidate, for unfiltered access. */
	static final String UNFILTERED_DATA_SOURCE = "fastpgUnfilteredDataSource";

	@Bean
	@ConditionalOnMissingBean
	Database fastpgDatabase(DataSource dataSource, FastpgProperties properties, ObjectProvider<JsonMapper> jsonMapper,
			ObjectProvider<DataSourceTransactionManager> transactionManagers,
			ObjectProvider<StatementListener> listeners, ObjectProvider<UnfilteredListener> unfilteredListeners,
			@Qualifier(UNFILTERED_DATA_SOURCE) ObjectProvider<DataSource> unfilteredDataSource,
			ObjectProvider<TypeConverter<?, ?>> converters, ObjectProvider<DatabaseBuilderCustomizer> customizers,
			BeanFactory beanFactory) {
		if (properties.url() != null && !beanFactory.containsBean(FastpgDataSourceAutoConfiguration.DATA_SOURCE)) {
			logger.warn("fastpg.url is not used, since the application has a DataSource of its own."
					+ " Remove one of the two.");
		}
		DatabaseBuilder builder = Database.builder(dataSource).lazySchema();
		jsonMapper.ifUnique(builder::jsonMapper);
		transactionManagers.stream()
			.filter((manager) -> manager.getDataSource() == dataSource)
			.findFirst()
			.ifPresent(builder::transactionManager);
		listeners.orderedStream().forEach(builder::listener);
		unfilteredListeners.orderedStream().forEach(builder::unfilteredListener);
		converters.orderedStream().forEach(builder::converter);
		unfilteredDataSource.ifAvailable(builder::unfilteredDataSource);
		apply(properties, builder);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	// Asked for with the transaction manager, which the Database needs itself
	@Bean
	TransactionExecutionListener fastpgTransactionListener(ObjectProvider<Database> database) {
		return new TransactionExecutionListener() {

			@Override
			public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
				Database used = unique(database);
				if (used != null) {
					used.transactionListener().afterBegin(transaction, beginFailure);
				}
			}

		};
	}

	private static @Nullable Database unique(ObjectProvider<Database> database) {
		try {
			return database.getIfUnique();
		}
		catch (BeansException ex) {
			// Thrown here, it would leave the transaction open. A bean that the Database
			// needs may have begun it
			logger.warn("Row-level security was not told of the row filter at the beginning of a transaction,"
					+ " since the Database bean cannot be made yet", ex);
			return null;
		}
	}

	private static void apply(FastpgProperties properties, DatabaseBuilder builder) {
		if (properties.queryTimeout() != null) {
			builder.queryTimeout(properties.queryTimeout());
		}
		Tenant tenant = properties.tenant();
		if (tenant.column() != null) {
			builder.requireFilter(tenant.column(), tenant.additional().keySet().toArray(String[]::new));
			builder.sharedTables(tenant.sharedTables().stream().distinct().toArray(String[]::new));
		}
		builder.rowSecurity(tenant.rowSecurity());
		if (tenant.onMismatch() == OnMismatch.REJECT) {
			builder.rejectMismatch();
		}
		if (tenant.fragments() != null) {
			builder.fragments(tenant.fragments());
		}
		builder.unfilteredAccess(tenant.unfiltered());
	}

}
