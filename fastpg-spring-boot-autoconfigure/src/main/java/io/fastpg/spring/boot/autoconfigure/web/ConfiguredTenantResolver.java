package io.fastpg.spring.boot.autoconfigure.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.util.Assert;

import io.fastpg.filter.RowFilter;
import io.fastpg.spring.boot.autoconfigure.FastpgProperties.Tenant;

/** Resolves the tenant from the sources of {@code fastpg.tenant.*}, for each column. */
final class ConfiguredTenantResolver implements TenantResolver {

	private final Map<String, TenantSources> columns = new LinkedHashMap<>();

	private final List<String> variesBy;

	ConfiguredTenantResolver(Tenant properties) {
		Assert.state(properties.column() != null, "fastpg.tenant.column is missing");
		this.columns.put(properties.column(), TenantSources.of(properties.source()));
		properties.additional().forEach((column, source) -> this.columns.put(column, TenantSources.of(source)));
		this.variesBy = this.columns.values()
			.stream()
			.flatMap((sources) -> sources.variesBy().stream())
			.distinct()
			.toList();
	}

	/** The request headers that tell one tenant's answer from another's. */
	List<String> variesBy() {
		return this.variesBy;
	}

	@Override
	public RowFilter resolve(HttpServletRequest request) {
		RowFilter tenant = RowFilter.none();
		for (Map.Entry<String, TenantSources> column : this.columns.entrySet()) {
			tenant = tenant.and(RowFilter.of(column.getKey(), column.getValue().resolve(request)));
		}
		return tenant;
	}

}
