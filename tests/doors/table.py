"""The rows: every named address, and who may ask or act there."""

from __future__ import annotations

import re

from tests.doors import copies_doors, examples_doors, library_doors
from tests.doors.acts_doors import ACTS
from tests.doors.assurances_doors import ASSURANCES, CHOICE
from tests.doors.charter_doors import CHARTERS
from tests.doors.commitments_doors import COMMITMENTS
from tests.doors.credentials_doors import CREDENTIALS
from tests.doors.demand_doors import DEMAND
from tests.doors.issues_doors import ISSUES
from tests.doors.job_quality_doors import JOB_QUALITY
from tests.doors.meetings_doors import MEETINGS
from tests.doors.placements_doors import PLACEMENTS
from tests.doors.projects_doors import PROJECTS
from tests.doors.public_doors import PUBLIC_FACE
from tests.doors.record_doors import RECORD_DOORS
from tests.doors.row import (
    ALL,
    LABOR_SEATS,
    NONE,
    SEATS,
    SEEN,
    SIDES,
    SIGNED_IN,
    Door,
    of,
    partnership,
)
from tests.doors.showcase_doors import STORIES
from tests.doors.supports_doors import SUPPORTS
from tests.doors.training_doors import TRAINING
from tests.world.partnerships import Table

OPEN_IN_THE_EDITOR = {"/staff/cms/jsi18n/", "/staff/cms/sprite/"}
"""Words and icons of the editor: the same for everybody, nothing of ours in them."""
EDITOR = re.compile(r"^staff/(cms|documents)/")
STAFF = frozenset({"staff"})
MANAGEMENT = frozenset({"management"})
ON_A_SIDE = SIDES | LABOR_SEATS
NOBODY_YET = ALL - SIGNED_IN


def side_of_labor(table: Table) -> dict[str, object]:
    return {"key": table.partnership.key, "side": "labor"}


def numbered(table: Table) -> dict[str, object]:
    return {"key": table.partnership.key, "number": 1}


def numbered_of_labor(table: Table) -> dict[str, object]:
    return {"key": table.partnership.key, "side": "labor", "number": 1}


def filed_by(table: Table) -> dict[str, object]:
    return {"partnership": table.partnership.key}


def question(table: Table) -> dict[str, object]:
    return {"key": table.partnership.key, "question": table.things["question"].key}


def public(*names: str) -> tuple[Door, ...]:
    return tuple(Door(name, get=ALL, anybody=True) for name in names)


def own(*names: str, post: bool = True) -> tuple[Door, ...]:
    """Pages about oneself: for anybody who is signed in."""
    return tuple(Door(name, get=SIGNED_IN, post=SIGNED_IN if post else NONE) for name in names)


PUBLIC = (
    *public(
        "showcase:front", "showcase:partnerships", "showcase:figures", "showcase:about",
        "showcase:protection", "showcase:limits", "showcase:accessibility", "guide:questions",
        "api:api-root", "api:list_published", "api:health", "api:openapi-json", "api_reference",
    ),
    *(
        Door(name, get=ALL, arguments=of("published"), anybody=True)
        for name in ("api:get_published", "fair_access:publication", "fair_access:csv", "fair_access:dictionary",
                     "fair_access:pdf")
    ),
)  # fmt: skip

PARTNERSHIPS = (
    Door("partnerships:list", get=SIGNED_IN),
    Door("partnerships:found", get=STAFF, post=STAFF, seen=SIGNED_IN),
    Door("partnerships:detail", get=SEEN, arguments=partnership),
    Door("partnerships:add_party", get=SIDES | STAFF, post=SIDES | STAFF, arguments=partnership, seen=SEEN),
    Door("partnerships:add_body", get=SIDES | STAFF, post=SIDES | STAFF, arguments=partnership, seen=SEEN),
    Door("partnerships:status", get=SIDES, post=SIDES, arguments=partnership, seen=SEEN),
    Door("partnerships:pause", get=SIDES, post=SIDES, arguments=partnership, seen=SEEN),
    Door("partnerships:listing", post=SIDES, arguments=partnership, seen=SEEN),
    Door("partnerships:change", get=SEEN, arguments=of("change")),
    Door("partnerships:resume", arguments=of("change"), seen=SEEN),
    Door("partnerships:party", get=SEEN, arguments=lambda t: {"key": t.things["parties"]["labor"].key}),
    Door("partnerships:listed", arguments=partnership),
    Door("partnerships:body", get=SEEN, arguments=of("body")),
    Door("partnerships:add_seat", get=SIDES | STAFF, post=SIDES | STAFF, arguments=of("body"), seen=SEEN),
    Door("partnerships:parity", get=SIDES, post=SIDES, arguments=of("body"), seen=SEEN),
    Door("partnerships:draft_charter", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("partnerships:charter", get=SEATS, arguments=of("charter"), seen=SEEN),
    Door("partnerships:propose_charter", post=ON_A_SIDE, arguments=of("charter"), seen=SEEN),
    Door("partnerships:seat", get=SEEN, arguments=of("steward_seat")),
    Door("partnerships:appoint", get=frozenset({"labor"}), post=frozenset({"labor"}), arguments=of("steward_seat"), seen=SEEN),
    Door("partnerships:end_seat", arguments=of("steward_seat"), seen=SEEN),
    Door("partnerships:holder", get=SEEN, arguments=of("steward_holder")),
    Door("partnerships:confirm", post=frozenset({"labor"}), arguments=of("pending_holder"), seen=SEEN),
    Door("partnerships:end_term", get=LABOR_SEATS, post=LABOR_SEATS, arguments=of("steward_holder"), seen=SEEN),
)  # fmt: skip

DECISIONS = (
    Door("decisions:list", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("decisions:propose", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("decisions:detail", get=SEATS, arguments=of("decision")),
    Door("decisions:sign", post=SIDES, arguments=of("decision"), seen=SEATS),
    Door("decisions:reword", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("decision"), seen=SEATS),
    Door("decisions:review", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("adopted"), seen=SEATS),
    Door("decisions:withdraw", post=LABOR_SEATS, arguments=of("decision"), seen=SEATS),
    Door("decisions:answer", get=SEATS, arguments=of("answer")),
    Door("decisions:wording", get=SEATS, arguments=of("wording")),
)

RECORD = (
    Door("ledger:record", get=SEATS, arguments=partnership),
    Door("ledger:bundle", get=SEATS, arguments=partnership),
    Door("ledger:entry", get=SEATS, arguments=numbered),
    Door("ledger:side_record", get=LABOR_SEATS, arguments=side_of_labor, seen=SEATS),
    Door("ledger:side_bundle", get=LABOR_SEATS, arguments=side_of_labor, seen=SEATS),
    Door("ledger:side_entry", get=LABOR_SEATS, arguments=numbered_of_labor, seen=SEATS),
)

FIGURES = (
    Door("fair_access:committee", get=SEATS, arguments=partnership, seen=SEEN),
    Door("fair_access:goals", get=SEATS, arguments=partnership),
    Door("fair_access:add_goal", get=ON_A_SIDE, post=ON_A_SIDE, arguments=partnership, seen=SEEN),
    Door("fair_access:end_goal", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("goal"), seen=SEATS),
    Door("fair_access:drafts", get=SEATS, arguments=partnership),
    Door("fair_access:add_draft", get=ON_A_SIDE, post=ON_A_SIDE, arguments=partnership, seen=SEEN),
    Door("fair_access:draft", get=SEATS, arguments=of("draft")),
    Door("fair_access:put", post=ON_A_SIDE, arguments=of("draft"), seen=SEATS),
    Door("fair_access:publish", arguments=of("draft"), seen=SEATS),
    Door("fair_access:drop", post=ON_A_SIDE, arguments=of("draft"), seen=SEATS),
    Door("fair_access:withdraw", post=SIDES, arguments=of("published"), seen=SEATS),
)

FILINGS = (
    Door("filings:list", get=SEATS, arguments=filed_by),
    Door("filings:upload", get=ON_A_SIDE, post=ON_A_SIDE, arguments=filed_by, seen=SEEN),
    Door("filings:template", get=SIGNED_IN),
    Door("filings:detail", get=SEATS, arguments=of("filing")),
    Door("filings:again", post=MANAGEMENT, arguments=of("filing"), seen=SEATS),
    Door("filings:mapping", get=MANAGEMENT, post=MANAGEMENT, arguments=of("filing"), seen=SEATS),
    Door("filings:correct", get=MANAGEMENT, post=MANAGEMENT, arguments=of("certified"), seen=SEATS),
    Door("filings:review", arguments=of("certified"), seen=SEATS),
    Door("filings:lock", post=MANAGEMENT, arguments=of("filing"), seen=SEATS),
    Door("filings:unlock", arguments=of("certified"), seen=SEATS),
    Door("filings:certify", arguments=of("certified"), seen=SEATS),
    Door("filings:receipt", get=SEATS, arguments=of("certified")),
    Door("filings:receipt_pdf", get=SEATS, arguments=of("certified")),
    Door("filings:errors", get=SIDES, arguments=of("certified")),
    Door("filings:returned", get=SIDES, arguments=of("certified")),
    Door("filings:original", get=SIDES, arguments=of("certified")),
)

GUIDE = (
    Door("guide:partnership", get=SEATS, arguments=partnership),
    Door("guide:dossier", get=SEATS, arguments=partnership),
    Door("guide:answer", get=SEATS, post=SEATS, arguments=question, seen=SEATS),
)

OFFICE = (
    Door("backoffice:overview", get=STAFF),
    Door("backoffice:invitations", get=STAFF, post=STAFF),
    Door("backoffice:withdraw", post=STAFF, arguments=of("invitation"), seen=STAFF),
)

SELF = (
    Door("home:home", get=SIGNED_IN),
    Door("home:read", post=frozenset({"labor"}), arguments=of("message")),
    Door(
        "accounts:message",
        get=frozenset({"labor"}),
        post=frozenset({"labor"}),
        arguments=of("message"),
    ),
    *own("accounts:settings"),
    Door("accounts:language", post=ALL),
    Door("accounts:theme", post=ALL),
    Door("accounts:invitation", arguments=lambda t: {"token": "not-a-token"}, anybody=True),
    Door("accounts:demonstration", get=ALL, post=NONE, anybody=True),
    *own("accounts:second_factor", post=False),
)

SIGN_IN = (
    Door("account_login", get=ALL, post=ALL, anybody=True),
    Door("account_logout", get=ALL, post=ALL, anybody=True),
    *(Door(name, get=ALL, anybody=True) for name in ("account_inactive", "account_reset_password_done", "account_reset_password_from_key_done")),
    Door("account_signup", anybody=True),
    Door("account_email_verification_sent", get=SIGNED_IN, post=SIGNED_IN, anybody=True),
    Door("account_reset_password", get=ALL, post=ALL, anybody=True),
    Door("account_reset_password_from_key", get=ALL, post=ALL, anybody=True, arguments=lambda t: {"uidb36": "x", "key": "y-z"}),
    *own("account_email", "account_change_password", "account_set_password", "account_reauthenticate", "usersessions_list"),
    *own("mfa_index", post=False),
    Door("mfa_authenticate", get=SIGNED_IN, post=SIGNED_IN, anybody=True),
    Door("mfa_login_webauthn", get=SIGNED_IN, post=SIGNED_IN, anybody=True),
    *(Door(name, anybody=True) for name in ("mfa_view_recovery_codes", "mfa_download_recovery_codes")),
    *own("mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"),
    *own("mfa_list_webauthn", post=False),
    *(Door(name, arguments=lambda t: {"pk": 1}) for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")),
)  # fmt: skip

DOORS = (
    *PUBLIC,
    *PARTNERSHIPS,
    *DECISIONS,
    *COMMITMENTS,
    *DEMAND,
    *PLACEMENTS,
    *ACTS,
    *CHARTERS,
    *PROJECTS,
    *RECORD,
    *RECORD_DOORS,
    *copies_doors.DOORS,
    *FIGURES,
    *FILINGS,
    *GUIDE,
    *ISSUES,
    *MEETINGS,
    *SUPPORTS,
    *TRAINING,
    *CREDENTIALS,
    *ASSURANCES,
    *CHOICE,
    *JOB_QUALITY,
    *library_doors.DOORS,
    *examples_doors.DOORS,
    *PUBLIC_FACE,
    *OFFICE,
    *STORIES,
    *SELF,
    *SIGN_IN,
)
