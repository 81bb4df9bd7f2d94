-- Posts say whether their author's organisation is verified.

create index organisation_domain_organisation on organisation_domain (organisation_id);
