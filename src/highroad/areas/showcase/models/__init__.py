"""What the showcase keeps."""

from highroad.areas.showcase.models.article import Article
from highroad.areas.showcase.models.exemplar import Exemplar
from highroad.areas.showcase.models.letters import Letter, Subscriber
from highroad.areas.showcase.models.office import ContactTerms, OfficeQuestion
from highroad.areas.showcase.models.picture import Picture
from highroad.areas.showcase.models.stories import Story, StoryConsent, StoryNote, StoryPhoto

__all__ = [
    "Article",
    "ContactTerms",
    "Exemplar",
    "Letter",
    "OfficeQuestion",
    "Picture",
    "Story",
    "StoryConsent",
    "StoryNote",
    "StoryPhoto",
    "Subscriber",
]
