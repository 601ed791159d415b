package io.fastpg.spring.boot.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

import io.fastpg.Database;
import io.fastpg.connect.ConnectionPool;
import io.fastpg.connect.ConnectionUrl;

/**
 * Makes the application's DataSource from {@code fastpg.url}, where nothing else does. It
 * is a pool with fastpg's defaults; {@code spring.datasource.hikari.*} changes them.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ Database.class, HikariDataSource.class })
@ConditionalOnBooleanProperty(name = "fastpg.enabled", matchIfMissing = true)
@ConditionalOnProperty("fastpg.url")
@ConditionalOnMissingDataSource
@EnableConfigurationProperties(FastpgProperties.class)
public final class FastpgDataSourceAutoConfiguration {

	static final String DATA_SOURCE = "fastpgDataSource";

	@Bean(DATA_SOURCE)
	HikariDataSource fastpgDataSource(FastpgProperties properties, Environment environment) {
		Assert.state(properties.url() != null, "fastpg.url is missing");
		HikariDataSource pool = ConnectionPool.open(ConnectionUrl.parse(properties.url()));
		if (properties.username() != null) {
			pool.setUsername(properties.username());
		}
		if (properties.password() != null) {
			pool.setPassword(properties.password());
		}
		Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
		return pool;
	}

}
