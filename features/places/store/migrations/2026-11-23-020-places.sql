create schema places;
grant usage on schema places to luoshi_app;

-- Administrative divisions and functional zones: 6 digits a county, 9 a town. Not the same as reporting units.
create table places.region (
  tenant_id uuid not null references people.tenant on delete cascade,
  code text collate "C" not null,
  name text not null,
  parent_code text,
  level text not null constraint region_level check (level in ('prefecture', 'county', 'zone', 'town', 'village', 'grid')),
  -- GeoJSON geometry in WGS 84 (for display equal to CGCS2000), or null when the boundary is not known.
  geometry jsonb,
  is_schematic boolean not null default false,
  source text,
  constraint region_pk primary key (tenant_id, code)
);
create index region_by_parent on places.region (tenant_id, parent_code);
select luoshi.protect('places.region', 'select, insert, update, delete');

create view places.v_region with (security_invoker = true) as
  select tenant_id, code, name, parent_code, level, is_schematic, source, geometry is not null as has_geometry
  from places.region;
grant select on places.v_region to luoshi_app;
