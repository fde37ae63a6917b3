"""What can be done with stories, photos, consents and letters."""

from highroad.areas.showcase.actions.articles import (
    ArticleTerms,
    add_demonstration_article,
    write_newsletters,
)
from highroad.areas.showcase.actions.consenting import (
    Given,
    ask_for_consent,
    give_consent,
    refuse_consent,
    withdraw_consent,
)
from highroad.areas.showcase.actions.letters import (
    confirm_subscription,
    forget_letters,
    leave_newsletter,
    note_bounce,
    send_letters,
    subscribe,
)
from highroad.areas.showcase.actions.loading import load_content
from highroad.areas.showcase.actions.moderating import describe_photo, moderate, place_figure
from highroad.areas.showcase.actions.office import (
    Contact,
    answer_office,
    ask_partnership,
    end_contact,
    offer_contact,
)
from highroad.areas.showcase.actions.photos import add_photo, remove_photo, sweep_photos
from highroad.areas.showcase.actions.pictures import (
    PictureTerms,
    add_demonstration_picture,
    digest_of,
    read_picture,
    sweep_pictures,
    take_in,
)
from highroad.areas.showcase.actions.telling import (
    begin_story,
    expire_stories,
    forget_stories,
    submit_story,
    withdraw_story,
    write_story,
)

__all__ = [
    "ArticleTerms",
    "Contact",
    "Given",
    "PictureTerms",
    "add_demonstration_article",
    "add_demonstration_picture",
    "add_photo",
    "answer_office",
    "ask_for_consent",
    "ask_partnership",
    "begin_story",
    "confirm_subscription",
    "describe_photo",
    "digest_of",
    "end_contact",
    "expire_stories",
    "forget_letters",
    "forget_stories",
    "give_consent",
    "leave_newsletter",
    "load_content",
    "moderate",
    "note_bounce",
    "offer_contact",
    "place_figure",
    "read_picture",
    "refuse_consent",
    "remove_photo",
    "send_letters",
    "submit_story",
    "subscribe",
    "sweep_photos",
    "sweep_pictures",
    "take_in",
    "withdraw_consent",
    "withdraw_story",
    "write_newsletters",
    "write_story",
]
