package io.fastpg.spring.boot.autoconfigure.embedded;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import io.fastpg.Database;
import io.fastpg.connect.ConnectionPool;
import io.fastpg.connect.ConnectionUrl;
import io.fastpg.spring.boot.autoconfigure.ConditionalOnMissingDataSource;
import io.fastpg.spring.boot.autoconfigure.FastpgDataSourceAutoConfiguration;

/**
 * Makes the application's DataSource from an embedded PostgreSQL server, where no
 * database is configured and the server is on the class path. Its data is thrown away
 * with the application.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class, after = FastpgDataSourceAutoConfiguration.class)
@ConditionalOnClass({ Database.class, HikariDataSource.class, EmbeddedPostgres.class })
@ConditionalOnBooleanProperty(name = { "fastpg.enabled", "fastpg.embedded.enabled" }, matchIfMissing = true)
@ConditionalOnMissingDataSource
public final class EmbeddedPostgresAutoConfiguration {

	@Bean
	EmbeddedPostgresServer fastpgEmbeddedPostgresServer() {
		return EmbeddedPostgresServer.start();
	}

	@Bean
	HikariDataSource fastpgEmbeddedDataSource(EmbeddedPostgresServer server, Environment environment) {
		HikariDataSource pool = ConnectionPool.open(ConnectionUrl.parse(server.url()));
		Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
		return pool;
	}

}
