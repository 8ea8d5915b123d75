import { useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi } from '@backstage/core-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Container,
  Flex,
  Grid,
  Text,
} from '@backstage/ui';
import { chosenPerson, people, type PersonName } from './people';

/** Forgets who was chosen when the person signs out, so that somebody else can be chosen. */
function forgetfulOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      chosenPerson.clear();
      await identity.signOut();
      window.location.assign('/');
    },
  };
}

/** Asks which of the demo people one wants to be. There is no password: this is a demo. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const [person, setPerson] = useState<PersonName | undefined>(
    chosenPerson.get,
  );

  if (person) {
    return (
      <ProxiedSignInPage
        provider="demo"
        headers={{ 'x-pilotage-demo-person': person }}
        onSignInSuccess={identity =>
          onSignInSuccess(forgetfulOnSignOut(identity))
        }
      />
    );
  }
  return (
    <Container py="12">
      <Flex direction="column" gap="6" role="main">
        <Flex direction="column" gap="1">
          <Text as="h1" variant="title-large" weight="bold">
            Pilotage
          </Text>
          <Text as="p" variant="body-large" color="secondary">
            A demo portal on simulated clusters. Who do you want to be?
          </Text>
        </Flex>
        <Grid.Root columns={{ initial: '1', md: '3' }} gap="4">
          {people.map(({ name, title, role, can }) => (
            <Card key={name}>
              <CardHeader>
                <Text as="h2" variant="title-small" weight="bold">
                  {title}
                </Text>
                <Text color="secondary">{role}</Text>
              </CardHeader>
              <CardBody>
                <Text>{can}</Text>
              </CardBody>
              <CardFooter>
                <Button
                  onPress={() => {
                    chosenPerson.set(name);
                    setPerson(name);
                  }}
                >
                  Sign in as {title}
                </Button>
              </CardFooter>
            </Card>
          ))}
        </Grid.Root>
      </Flex>
    </Container>
  );
}
